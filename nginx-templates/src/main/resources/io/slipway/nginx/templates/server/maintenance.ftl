        # Maintenance: see the maps above.
        if ($slipway_closed) {
            return 503;
        }
        error_page 503 @maintenance;
        location @maintenance {
            types {}
            default_type text/html;
            return 503 "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=width=device-width><title>[=html(maintenance.title)]</title><style>body{font:1.1em/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32em;padding:0 1em}</style><h1>[=html(maintenance.title)]</h1><p>[=html(maintenance.message)]</p></html>\n";
        }

