# perspectief: one non-recursive makefile. `make help` prints all targets.
# SPDX-License-Identifier: GPL-3.0-or-later
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
# Twice as many things side by side as there are processors, unless another -j is asked for: many tests wait for a terminal.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell echo $$((2 * $$(nproc))))
endif

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
# release, asan (clang, with ubsan), fuzz, tsan, coverage: each in its own folder
VARIANT ?= release
BUILD := build/$(VARIANT)
ARGS ?=
Q := $(if $(V),,@)

# ---------------------------------------------------------------- packages (Debian 12)
DEPS_BUILD := gcc make pkg-config libncurses-dev libsqlite3-dev libyaml-dev libglib2.0-dev libsodium-dev \
	libunistring-dev libjansson-dev libpango1.0-dev libcairo2-dev libqpdf-dev libqrencode-dev libfontconfig-dev fonts-liberation2 fonts-symbola
DEPS_TEST := $(DEPS_BUILD) libcmocka-dev libvterm-dev poppler-utils qpdf zbar-tools fonts-dejavu-core locales khal python3-icalendar \
	python3-vobject cups-daemon cups-client cups-ipp-utils dbus-daemon fonts-noto-color-emoji
DEPS_CHECK := $(DEPS_TEST) clang libclang-rt-14-dev clang-format valgrind gcovr mandoc
DEPS ?= $(DEPS_BUILD)

# ---------------------------------------------------------------- compilers and flags
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wpointer-arith -Wundef
HARDEN := -fstack-protector-strong -D_FORTIFY_SOURCE=2
CFLAGS_release := -O2 -g $(HARDEN)
# Clang says it in its own way only (__has_feature); the code asks as gcc does.
CFLAGS_asan := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined -D__SANITIZE_ADDRESS__=1
CFLAGS_fuzz := $(CFLAGS_asan) -fsanitize=fuzzer-no-link
CFLAGS_tsan := -O1 -g -fno-omit-frame-pointer -fsanitize=thread
CFLAGS_coverage := -O0 -g --coverage -fprofile-update=atomic
LDFLAGS_asan := -fsanitize=address,undefined
LDFLAGS_fuzz := $(LDFLAGS_asan)
LDFLAGS_tsan := -fsanitize=thread
LDFLAGS_coverage := --coverage
CC_asan := clang
CC_fuzz := clang
CC := $(or $(CC_$(VARIANT)),gcc)

# Each foreign library has one home; the packages of a folder.
PKG_base := glib-2.0
PKG_casework := glib-2.0
PKG_content := glib-2.0 yaml-0.1
PKG_store := glib-2.0 sqlite3 libsodium
PKG_ui := glib-2.0 ncursesw
PKG_report := glib-2.0
PKG_exchange := glib-2.0 jansson
PKG_screens := glib-2.0
PKG_commands := glib-2.0
PKG_paper := glib-2.0 gio-2.0 pangocairo fontconfig libqpdf libqrencode
PKG_PROGRAM := glib-2.0 yaml-0.1 sqlite3 libsodium ncursesw jansson
pkg_cflags = $(shell pkg-config --cflags $(1) 2>/dev/null)

CPPFLAGS_ALL := -Iinclude -Isrc -D_GNU_SOURCE -DPERSPECTIEF_VERSION='"$(VERSION)"'
CFLAGS_ALL := -std=gnu11 $(WARNINGS) $(if $(CI),-Werror) $(CFLAGS_$(VARIANT)) -fPIE -pthread $(CFLAGS)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now -pthread $(LDFLAGS_$(VARIANT)) $(LDFLAGS)
LIBS_PROGRAM = $(shell pkg-config --libs $(PKG_PROGRAM)) -lunistring
LIBS_PAPER = $(shell pkg-config --libs $(PKG_paper)) -lunistring -lm

# ---------------------------------------------------------------- sources
FOLDERS ?= base casework content store ui report exchange screens commands
SOURCES := $(foreach f,$(FOLDERS),$(sort $(wildcard src/$(f)/*.c)))
MAIN_SOURCES := $(wildcard src/*.c)
PAPER_SOURCES := $(sort $(wildcard src/paper/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
PAPER_OBJECTS := $(PAPER_SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libperspectief.a
PROGRAM := $(BUILD)/perspectief
PAPER := $(BUILD)/perspectief-paper
PAPER_LIBRARY := $(BUILD)/libpaper.a
KEYS := $(BUILD)/used_keys.c

TEST_SUPPORT := $(sort $(wildcard tests/support/*.c))
TEST_SUPPORT_OBJECTS := $(TEST_SUPPORT:%.c=$(BUILD)/%.o)
# Those that take longest begin first, then those that wait for a terminal.
LONG_TESTS := screens/fault store/fault program/kill program/sheets store/copies store/erase store/power exchange/naughty screens/naughty store/tail
ALL_TESTS := $(sort $(wildcard tests/*/*_test.c))
LONG_TESTS := $(foreach name,$(LONG_TESTS),$(filter tests/$(name)%,$(ALL_TESTS)))
LONG_TESTS += $(filter-out $(LONG_TESTS),$(filter tests/program/% tests/paper/%,$(ALL_TESTS)))
TEST_SOURCES := $(LONG_TESTS) $(filter-out $(LONG_TESTS),$(ALL_TESTS))
FUZZ := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
REPLAYS := $(FUZZ:%_fuzz=%_corpus_test)
TESTS := $(TEST_SOURCES:%.c=$(BUILD)/%) $(REPLAYS)
# What goes before the C library in the program under test.
PRELOADS := $(patsubst %.c,$(BUILD)/%.so,$(sort $(wildcard tests/preload/*.c)))
ONLY ?=
# ONLY: words, one of which the name of a test program contains; nothing else is built.
WANTED = $(if $(ONLY),$(foreach test,$(TESTS),$(if $(strip $(foreach word,$(ONLY),$(findstring $(word),$(test)))),$(test))),$(TESTS))

.PHONY: all help deps deps-test deps-check run test golden check check-sanitizers check-proof check-layers check-text check-format \
	check-valgrind check-fuzz coverage bench install uninstall dist clean

all: $(PROGRAM) $(PAPER) ## build the program and its paper helper

help: ## print all targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-18s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

deps: ## install the packages that are missing (apt-get, as root or through sudo); silent when nothing is
	$(Q)sh tests/check/deps.sh $(DEPS)

deps-test: ; $(Q)sh tests/check/deps.sh $(DEPS_TEST) && sh tests/check/suites.sh
deps-check: ; $(Q)sh tests/check/deps.sh $(DEPS_CHECK) && sh tests/check/suites.sh

# A second make, because pkg-config can only be asked once the packages are there.
run: deps ## set up everything and start the program (ARGS=demo: with fictional people)
	$(Q)$(MAKE) all
	$(Q)if [ -t 0 ] && [ -t 1 ]; then exec $(PROGRAM) $(ARGS); else $(PROGRAM) --version && \
		echo "perspectief is built; start it in a terminal: $(PROGRAM)"; fi

test: deps-test ## set up everything and pass all tests (ONLY=store/vault for one)
	$(Q)$(MAKE) run-tests

.PHONY: run-tests
NEEDS := all
run-tests: $(NEEDS) $(PRELOADS)
	$(Q)rm -rf $(BUILD)/ran && mkdir -p $(BUILD)/ran
	$(Q)$(MAKE) -k $(WANTED:=.run); sh tests/check/run-tests.sh "$(BUILD)" $(WANTED)

# A name that never becomes a file: a test program that is asked for runs, as soon as it is there.
$(TESTS:=.run): %.run: %
	$(Q)sh tests/check/run-test.sh "$(BUILD)" $<

golden: ## write the golden pictures anew; look at the diff as the counsellor would
	$(Q)GOLDEN=update $(MAKE) test

# TESTED=yes: `make test` has just passed, and need not pass again.
check: deps-check $(if $(TESTED),,test) check-layers check-text check-format check-sanitizers ## tests, sanitizers, layers, text, format

# Clang builds what gcc built for the other tests, so that both have seen everything without a warning.
check-sanitizers: ## the tests under address and undefined-behaviour sanitizers, the worker under the thread sanitizer
	$(Q)$(MAKE) run-tests VARIANT=asan CI=true
	$(Q)$(MAKE) run-tests VARIANT=tsan NEEDS= FOLDERS="base casework content store" \
		ONLY="store/vault store/fault store/lock store/undo store/image"

check-proof: deps-test ## every fault of a whole conversation, and 10,000 kills: half an hour
	$(Q)PERSPECTIEF_ALL_FAULTS=1 PERSPECTIEF_KILL_ROUNDS=10000 $(MAKE) run-tests \
		ONLY="screens/fault_conversation program/kill program/full_disk"

check-layers: ## includes go down only, no cycle, each foreign library at home
	$(Q)sh tests/check/layers.sh && sh tests/check/functions.sh

check-text: all ## the content, the sentences and the keys used in the code
	$(Q)$(PROGRAM) --content . check . && sh tests/check/text.sh

check-format: ## clang-format decides
	$(Q)clang-format --dry-run -Werror $(shell git ls-files '*.c' '*.h')

check-valgrind: deps-check ## the tests of the rules and the store under valgrind
	$(Q)$(MAKE) all && WRAP="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite" \
		$(MAKE) run-tests ONLY="base/ casework/ content/ exchange/ report/document report/growth report/plan_sheet $(addprefix store/,vault people \
		plans drafts undo search lock progress_test versions)"

FUZZ_SECONDS ?= 60
check-fuzz: deps-check ## every reader of bytes against libFuzzer, FUZZ_SECONDS=60 each (ONLY=yaml for one)
	$(Q)$(MAKE) VARIANT=fuzz $(if $(ONLY),$(foreach word,$(ONLY),build/fuzz/tests/fuzz/$(word)_fuzz),$(FUZZ:$(BUILD)/%=build/fuzz/%))
	$(Q)sh tests/check/run-fuzz.sh build/fuzz $(FUZZ_SECONDS) $(or $(ONLY),$(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c)))

coverage: deps-check ## branch coverage of store, content and casework
	$(Q)$(MAKE) run-tests VARIANT=coverage
	$(Q)gcovr --root . --object-directory build/coverage --filter 'src/(store|content|casework)/' \
		--exclude-throw-branches --branches --print-summary

BENCHES := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))

bench: all $(BENCHES) ## measure what the README claims, beside the floor programs
	$(Q)bash tests/bench/run.sh $(BUILD)

install: all ## install to $(DESTDIR)$(PREFIX)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/perspectief
	install -D -m 755 $(PAPER) $(DESTDIR)$(PREFIX)/libexec/perspectief/perspectief-paper
	for file in i18n/*.yaml questions/*.yaml $(wildcard questions/demo/*.json); do \
		install -D -m 644 $$file $(DESTDIR)$(PREFIX)/share/perspectief/$$file; done
	install -D -m 644 src/perspectief.1 $(DESTDIR)$(PREFIX)/share/man/man1/perspectief.1
	install -D -m 644 src/perspectief-file.5 $(DESTDIR)$(PREFIX)/share/man/man5/perspectief-file.5

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/perspectief $(DESTDIR)$(PREFIX)/share/man/man1/perspectief.1 \
		$(DESTDIR)$(PREFIX)/share/man/man5/perspectief-file.5
	rm -rf $(DESTDIR)$(PREFIX)/libexec/perspectief $(DESTDIR)$(PREFIX)/share/perspectief

dist: ## a source archive of the last commit
	git archive --prefix=perspectief-$(VERSION)/ -o perspectief-$(VERSION).tar.gz HEAD

clean: ## remove build/
	rm -rf build

# ---------------------------------------------------------------- rules
$(PROGRAM): $(MAIN_SOURCES:%.c=$(BUILD)/%.o) $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS_PROGRAM)

$(PAPER): $(PAPER_OBJECTS) $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS_PAPER)

$(LIBRARY): $(OBJECTS) $(BUILD)/used_keys.o
	$(Q)rm -f $@ && ar rcs $@ $^

# The i18n keys that stand in the code: literals like "card.park" whose first word is a section of i18n/nl.yaml.
$(KEYS): $(SOURCES) $(wildcard src/main.c) i18n/nl.yaml tests/check/used-keys.sh
	$(Q)mkdir -p $(@D) && sh tests/check/used-keys.sh i18n/nl.yaml $(SOURCES) $(wildcard src/main.c) > $@

$(BUILD)/used_keys.o: $(KEYS)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(call pkg_cflags,glib-2.0) $(CFLAGS_ALL) -c -o $@ $<

define folder_rule
$$(BUILD)/src/$(1)/%.o: src/$(1)/%.c
	$$(Q)mkdir -p $$(@D) && $$(CC) $$(CPPFLAGS_ALL) $$(CPPFLAGS) $(call pkg_cflags,$(PKG_$(1))) $$(CFLAGS_ALL) -MMD -MP -c -o $$@ $$<
endef
$(foreach f,$(FOLDERS) paper,$(eval $(call folder_rule,$(f))))

$(BUILD)/src/%.o: src/%.c
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS_ALL) $(call pkg_cflags,glib-2.0) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# Tests may use everything, also what a folder keeps to itself.
$(BUILD)/tests/%.o: tests/%.c
	$(Q)mkdir -p $(@D) && $(CC) $(CPPFLAGS_ALL) -Itests $(call pkg_cflags,$(PKG_PROGRAM)) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# Without sanitizers: they want to come first themselves.
$(BUILD)/tests/preload/%.so: tests/preload/%.c
	$(Q)mkdir -p $(@D) && $(CC) -D_GNU_SOURCE -std=gnu11 $(WARNINGS) $(if $(CI),-Werror) -O2 -fPIC -shared -o $@ $<

$(BUILD)/tests/paper/%.o: PKG_PROGRAM += $(PKG_paper)

# All of the second program but its main, for the tests of its parts.
$(PAPER_LIBRARY): $(filter-out %/main.o,$(PAPER_OBJECTS))
	$(Q)rm -f $@ && ar rcs $@ $^

# An archive, so that a test links only the support it uses.
$(BUILD)/libsupport.a: $(TEST_SUPPORT_OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

# The two ways a fuzz target runs: with every file of its corpus once, and with libFuzzer.
$(REPLAYS): %_corpus_test: %_fuzz.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/fuzz/limit.o $(BUILD)/libsupport.a $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS_PROGRAM) -lcmocka

$(FUZZ): %: %.o $(BUILD)/tests/fuzz/limit.o $(BUILD)/libsupport.a $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LIBS_PROGRAM) -lcmocka

PAPER_TESTS := $(filter $(BUILD)/tests/paper/%,$(TESTS))
$(PAPER_TESTS): $(BUILD)/%: $(BUILD)/%.o $(PAPER_LIBRARY) $(BUILD)/libsupport.a $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS_PROGRAM) $(LIBS_PAPER) -lcmocka -lvterm -lutil

$(filter-out $(REPLAYS) $(PAPER_TESTS),$(TESTS)) $(BENCHES): $(BUILD)/%: $(BUILD)/%.o $(BUILD)/libsupport.a $(LIBRARY)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS_PROGRAM) -lcmocka -lvterm -lutil

.SECONDARY:
-include $(OBJECTS:.o=.d) $(PAPER_OBJECTS:.o=.d) $(MAIN_SOURCES:%.c=$(BUILD)/%.d) $(TEST_SUPPORT_OBJECTS:.o=.d) $(TESTS:=.d) $(BENCHES:=.d) \
	$(FUZZ:=.d) $(BUILD)/tests/fuzz/replay.d $(BUILD)/tests/fuzz/limit.d
