/* cupsd, a printer that keeps what it prints, and the D-Bus that printer insists on, each in a folder of the test.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/print_system.h"

#include <arpa/inet.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

enum { NOBODY = 65534, MOST_TRIES = 1000, TRY_MS = 20 };

static const char *const programs[] = { "/usr/sbin/cupsd", "/usr/sbin/ippeveprinter",
					"/usr/sbin/lpadmin", "/usr/bin/lp",
					"/usr/bin/dbus-daemon" };

static const char bus_words[] =
	"<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
	"\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
	"<busconfig><type>system</type><listen>unix:path=%s/bus</listen>"
	"<policy context=\"default\"><allow receive_sender=\"*\"/>"
	"<allow send_destination=\"*\"/><allow own=\"*\"/><allow user=\"*\"/></policy></busconfig>\n";

static const char cupsd_words[] = "Listen %s/socket\n"
				  "Browsing Off\n"
				  "DefaultAuthType None\n"
				  "ErrorPolicy retry-job\n"
				  "PreserveJobHistory Yes\n"
				  "PreserveJobFiles No\n"
				  "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
				  "<Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n"
				  "</Limit>\n</Policy>\n";

static const char files_words[] = "ServerRoot %1$s/root\nStateDir %1$s/state\nCacheDir %1$s/cache\n"
				  "RequestRoot %1$s/spool\nTempDir %1$s/spool/tmp\n"
				  "AccessLog %1$s/log/access\nErrorLog %1$s/log/error\n"
				  "PageLog %1$s/log/page\nSystemGroup nogroup\n";

/* Without this cupsd wants the filters of another package between a PDF and a printer that takes PDF. */
static const char as_it_is[] = "application/pdf application/vnd.cups-pdf 10 -\n";

/* ---------------------------------------------------------------- its folder */

static char *inside(const struct print_system *system, const char *name)
{
	return g_build_filename(system->folder, name, NULL);
}

static void put(const struct print_system *system, const char *name, const char *words)
{
	g_autofree char *path = inside(system, name);

	assert_true(g_file_set_contents(path, words, -1, NULL));
}

static void put_in_folder(const struct print_system *system, const char *name, const char *words)
{
	g_auto(GStrv) parts = g_strsplit(words, "%1$s", -1);
	g_autofree char *whole = g_strjoinv(system->folder, parts);

	put(system, name, whole);
}

static void make_folders(const struct print_system *system)
{
	static const char *const names[] = { "root", "state", "cache", "spool/tmp", "log", "out" };
	g_autofree char *bus = g_strdup_printf(bus_words, system->folder);
	g_autofree char *cupsd = g_strdup_printf(cupsd_words, system->folder);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = inside(system, names[i]);

		assert_int_equal(g_mkdir_with_parents(path, 0755), 0);
	}
	put(system, "bus.conf", bus);
	put(system, "cupsd.conf", cupsd);
	put_in_folder(system, "files.conf", files_words);
	put(system, "root/as-it-is.convs", as_it_is);
	/* the sheet "comes out" at once, instead of after a while for its pages */
	put(system, "out-at-once", "#!/bin/sh\nexit 0\n");
}

/* ---------------------------------------------------------------- its programs */

/* And end with the test, however that ends. The printer dies of a client that hangs up, unless it starts deaf to that. */
static void lose_rights(gpointer data)
{
	(void)data;
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(126);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGPIPE, SIG_IGN);
}

static char **environment(const struct print_system *system)
{
	g_autofree char *bus = g_strdup_printf("unix:path=%s/bus", system->folder);
	char **list = g_environ_setenv(NULL, "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", TRUE);

	list = g_environ_setenv(list, "HOME", system->folder, TRUE);
	list = g_environ_setenv(list, "LC_ALL", "C.UTF-8", TRUE);
	list = g_environ_setenv(list, "DBUS_SYSTEM_BUS_ADDRESS", bus, TRUE);
	return g_environ_setenv(list, "CUPS_SERVER", system->server, TRUE);
}

static void start(struct print_system *system, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	g_auto(GStrv) variables = environment(system);
	GError *trouble = NULL;
	GPid child;

	if (!g_spawn_async(system->folder, words, variables,
			   G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
				   G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
			   lose_rights, NULL, &child, &trouble))
		fail_msg("%s", trouble->message);
	g_array_append_val(system->children, child);
}

static int status_of(const struct print_system *system, const char *line)
{
	g_auto(GStrv) variables = environment(system);
	char *words[] = { (char *)"/bin/sh", (char *)"-c", (char *)line, NULL };
	int status = -1;

	assert_true(g_spawn_sync(system->folder, words, variables,
				 G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
				 NULL, NULL, NULL, &status, NULL));
	return status;
}

void print_system_run(const struct print_system *system, const char *line)
{
	if (status_of(system, line) != 0)
		fail_msg("the print system refused: %s", line);
}

/* Its daemons tell nobody when they are ready: they are asked until they answer. */
static void wait_until(const struct print_system *system, const char *line)
{
	for (int tries = 0; tries < MOST_TRIES; tries++) {
		if (status_of(system, line) == 0)
			return;
		poll(NULL, 0, TRY_MS);
	}
	fail_msg("the print system did not start: %s", line);
}

static int free_port(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);
	int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(probe, (struct sockaddr *)&address, length), 0);
	assert_int_equal(getsockname(probe, (struct sockaddr *)&address, &length), 0);
	close(probe);
	return ntohs(address.sin_port);
}

static void start_printer(struct print_system *system)
{
	g_autofree char *line = NULL;

	system->port = free_port();
	line = g_strdup_printf("ippeveprinter -2 -r off -p %d -f application/pdf -k -d %s/out "
			       "-c %s/out-at-once %s",
			       system->port, system->folder, system->folder, "printer");
	start(system, line);
}

static void start_all(struct print_system *system)
{
	g_autofree char *bus =
		g_strdup_printf("dbus-daemon --nofork --config-file=%s/bus.conf", system->folder);
	g_autofree char *cupsd = g_strdup_printf("cupsd -f -c %s/cupsd.conf -s %s/files.conf",
						 system->folder, system->folder);
	g_autofree char *add = NULL;

	start(system, bus);
	wait_until(system, "test -S bus");
	start_printer(system);
	start(system, cupsd);
	wait_until(system, "lpstat -r | grep -q 'is running'");
	add = g_strdup_printf("lpadmin -p " PRINTER_NAME
			      " -E -v ipp://localhost:%d/ipp/print -m everywhere",
			      system->port);
	wait_until(system, add);
	print_system_run(system, "lpadmin -d " PRINTER_NAME);
}

struct print_system *print_system_new(void)
{
	struct print_system *system;
	g_autofree char *hand_over = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(programs); i++)
		if (access(programs[i], X_OK) != 0)
			return NULL;
	system = g_new0(struct print_system, 1);
	system->folder = g_dir_make_tmp("perspectief-cups-XXXXXX", NULL);
	assert_non_null(system->folder);
	system->server = inside(system, "socket");
	system->children = g_array_new(FALSE, FALSE, sizeof(GPid));
	make_folders(system);
	hand_over = g_strdup_printf("chmod 755 out-at-once && if [ $(id -u) = 0 ]; then chown -R "
				    "%d:%d .; fi",
				    NOBODY, NOBODY);
	print_system_run(system, hand_over);
	start_all(system);
	return system;
}

void print_system_free(struct print_system *system)
{
	if (!system)
		return;
	for (guint i = system->children->len; i > 0; i--) {
		GPid child = g_array_index(system->children, GPid, i - 1);

		kill(child, SIGTERM);
		waitpid(child, NULL, 0);
	}
	(void)status_of(system, "rm -rf \"$HOME\"");
	g_array_unref(system->children);
	g_free(system->server);
	g_free(system->folder);
	g_free(system);
}

GPtrArray *print_system_sheets(const struct print_system *system)
{
	g_autofree char *folder = inside(system, "out");
	GPtrArray *sheets = g_ptr_array_new_with_free_func(g_free);
	GDir *files = g_dir_open(folder, 0, NULL);
	const char *name;

	while (files && (name = g_dir_read_name(files)))
		if (g_str_has_suffix(name, ".pdf"))
			g_ptr_array_add(sheets, g_build_filename(folder, name, NULL));
	if (files)
		g_dir_close(files);
	return sheets;
}
