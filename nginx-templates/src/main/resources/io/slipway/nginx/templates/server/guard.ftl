        # Guard: see the maps above. An "if" that does nothing but return is the one safe use of it.
        if ($slipway_turned_away) {
            return 403;
        }

