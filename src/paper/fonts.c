/* The fonts of this machine, as far as they are outlines in ink: what has colours or dots would come as a picture, large, in greys and
   without its character. An emoji then comes from a font that draws it, or as an empty box.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <fontconfig/fontconfig.h>

static const char only_ink[] =
	"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
	"<fontconfig><selectfont><rejectfont>"
	"<pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern>"
	"<pattern><patelt name=\"outline\"><bool>false</bool></patelt></pattern>"
	"</rejectfont></selectfont></fontconfig>";

bool choose_fonts(void)
{
	FcConfig *config = FcInitLoadConfig();
	bool chosen = config &&
		      FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)only_ink, FcTrue) &&
		      FcConfigBuildFonts(config) && FcConfigSetCurrent(config);

	if (config)
		FcConfigDestroy(config);
	return chosen;
}
