    # Navigation: which requests an app's index.html answers when the file does not exist.
    #
    # Why: a browser that goes to a page of the app gets the app. A script, an image or a call that is missing is 404:
    # HTML in its place is run, parsed or cached as something that it is not.
    # Caveat: browsers before 2023 do not send Sec-Fetch-Mode; there the Accept header decides, and the file's ending.
    # https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Mode
    map $http_accept $slipway_takes_html {
        default           0;
        ""                1;
        "~^\*/\*"         1;
        "~*text/html"     1;
    }
    map $http_sec_fetch_mode $slipway_navigates {
        default           0;
        ""                $slipway_takes_html;
        "navigate"        1;
    }
    map "$slipway_navigates$uri" $slipway_page {
        default           "";
        "~*\.(?:avif|bmp|br|css|csv|eot|gif|gz|html?|ico|jpe?g|js|json|map|[mc]js|md|mp3|mp4|ogg|otf|pdf|png|svg|ttf|txt|wasm|wav|webm|webmanifest|webp|woff2?|xml|zip)\z" "";
        "~/\.well-known(?:/|\z)" "";
<#list site.pages() as page>
        "~^1[=page.pattern]" "[=page.folder]index.html";
</#list>
    }

