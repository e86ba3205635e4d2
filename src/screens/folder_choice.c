/* Into which folder?
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/folder_choice.h"

#include "screens/planning.h"
#include "screens/print_job.h"
#include "screens/sticks.h"

void folder_choice_init(struct place_list *places, struct services *services)
{
	g_autoptr(GPtrArray) sticks = sticks_find(services->media_root ? services->media_root : "");

	place_list_init(places);
	for (guint i = 0; i < sticks->len; i++) {
		const struct stick *stick = sticks->pdata[i];

		place_list_add(places, g_strdup(stick->folder),
			       stick_room(planning_sentences(services), stick));
	}
	place_list_add(places, g_strdup("~/"),
		       g_strdup(services_say(services, "folder.this_laptop")));
	place_list_ready(places);
}

char *folder_choice_path(const struct place_list *places, struct services *services)
{
	g_autofree char *chosen = place_list_path(places);
	g_autofree char *path = print_path_expanded(chosen);

	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return g_steal_pointer(&path);
	services_tell(services, "folder.is_none");
	return NULL;
}
