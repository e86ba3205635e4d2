/* libsodium's chance, the same in every run: for targets that are given the same bytes twice and must do the same with them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_FIXED_CHANCE_H
#define SUPPORT_FIXED_CHANCE_H

void fixed_chance_begin(void); /* before anything else asks for chance */

#endif
