/* The audit as it leaves: stable words, nothing a spreadsheet would run.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/audit_text.h"
#include "exchange/list_json.h"

#include <string.h>

static GPtrArray *two_lines(void)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)audit_line_free);
	struct audit_line *opened = g_new0(struct audit_line, 1);
	struct audit_line *backup = g_new0(struct audit_line, 1);

	opened->at = 0;
	opened->who = g_strdup("=K\"V");
	opened->action = AUDIT_OPENED;
	g_strlcpy(opened->code, "NIJ-0042", sizeof(opened->code));
	backup->at = 86399;
	backup->who = g_strdup("");
	backup->action = AUDIT_BACKUP;
	g_ptr_array_add(lines, opened);
	g_ptr_array_add(lines, backup);
	return lines;
}

static void the_table_runs_nothing(void **state)
{
	g_autoptr(GPtrArray) lines = two_lines();
	g_autofree char *table = audit_csv_write(lines);

	(void)state;
	assert_string_equal(table, "at,who,action,code\n"
				   "1970-01-01T00:00:00Z,\"'=K\"\"V\",opened,NIJ-0042\n"
				   "1970-01-01T23:59:59Z,\"\",backup,\n");
}

static void a_line_of_no_file_has_null_for_a_code(void **state)
{
	g_autoptr(GPtrArray) lines = two_lines();
	g_autofree char *json = audit_json_write(lines, NULL);

	(void)state;
	assert_null(strstr(json, "receipts"));
	assert_non_null(strstr(json, "\"who\": \"=K\\\"V\""));
	assert_non_null(strstr(json, "\"action\": \"opened\""));
	assert_non_null(strstr(json, "\"code\": \"NIJ-0042\""));
	assert_non_null(strstr(json, "\"code\": null"));
	assert_true(g_str_has_suffix(json, "}\n"));
}

static void receipts_name_nobody(void **state)
{
	g_autoptr(GPtrArray) lines = two_lines();
	g_autoptr(GPtrArray) receipts =
		g_ptr_array_new_with_free_func((GDestroyNotify)receipt_free);
	struct receipt *receipt = g_new0(struct receipt, 1);
	g_autofree char *json = NULL;

	receipt->erased_on = day_from_date(2026, 11, 20);
	receipt->basis = ERASURE_WITHDRAWN;
	receipt->who = g_strdup("KV");
	receipt->people = 1;
	receipt->copies_left = 2;
	g_ptr_array_add(receipts, receipt);
	json = audit_json_write(lines, receipts);
	assert_non_null(strstr(json, "\"erased_on\": \"2026-11-20\""));
	assert_non_null(strstr(json, "\"basis\": \"withdrawn\""));
	assert_non_null(strstr(json, "\"copies_left\": 2"));
	assert_null(strstr(json, "\"name\""));
	(void)state;
}

static void the_list_says_where_somebody_stands(void **state)
{
	g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(struct listed_person));
	struct listed_person lina = { .code = "NIJ-0042",
				      .pseudonym = "Lina",
				      .location = "",
				      .last_on = DAY_NONE,
				      .appointment_on = DAY_NONE,
				      .review_on = 20777,
				      .research = CONSENT_STATE_WITHDRAWN };
	g_autofree char *json = NULL;

	(void)state;
	g_array_append_val(people, lina);
	json = list_json_write(people);
	assert_non_null(strstr(json, "\"review_on\": \"2026-11-20\""));
	assert_non_null(strstr(json, "\"research\": \"withdrawn\""));
	assert_non_null(strstr(json, "\"quotes\": \"not_asked\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_runs_nothing),
		cmocka_unit_test(a_line_of_no_file_has_null_for_a_code),
		cmocka_unit_test(receipts_name_nobody),
		cmocka_unit_test(the_list_says_where_somebody_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
