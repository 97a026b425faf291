        # Office history: two scripts that save the browser's history functions from office.js.
        #
        # Why: office.js sets history.pushState and replaceState to null, and routers need them. Load one script before
        # office.js and the other behind it. As files they need no exception in the content security policy.
        # Caveat: files of these names in the bundle win.
        # https://github.com/OfficeDev/office-js/issues/429
        location = "[=app.historyCache()]" {
            try_files $uri @slipway_history_cache_[=number];
        }
        location @slipway_history_cache_[=number] {
            default_type text/javascript;
            return 200 "window.slipwayHistory = { pushState: history.pushState, replaceState: history.replaceState };\n";
        }
        location = "[=app.historyRestore()]" {
            try_files $uri @slipway_history_restore_[=number];
        }
        location @slipway_history_restore_[=number] {
            default_type text/javascript;
            return 200 "Object.assign(history, window.slipwayHistory);\n";
        }

