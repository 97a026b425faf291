        # Release: see the maps above.
        location = "[=app.basePath].slipway/release.json" {
            try_files /.slipway/release.json =404;
        }

