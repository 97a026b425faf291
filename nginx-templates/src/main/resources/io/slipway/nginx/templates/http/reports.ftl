
    # Reports: what browsers say that the content security policy blocked, as lines of the access log.
    #
    # Why: who breaks an app by a policy hears of it. Anybody may send reports, so they are small and few.
    # Caveat: a report names the page with its query.
    # https://developer.mozilla.org/docs/Web/HTTP/CSP#violation_reporting
    limit_req_zone $server_port zone=slipway_reports:64k rate=10r/s;
    log_format slipway_report escape=json '{"time":"$time_iso8601","id":"$slipway_request_id","client":"$remote_addr",'
        '"agent":"$http_user_agent","report":"$request_body"}';
    map $slipway_document $slipway_reporting {
        volatile;
        default           "";
        1                 "slipway=\"[=site.reportsPath()]\"";
    }
