    # Navigation: which requests an app's page answers when the file does not exist.
    #
    # Why: a browser that goes to a page of the app gets the app, whatever the page's address ends with (/topics/node.js). A
    # script, an image or a call that is missing is 404: HTML in its place is run, parsed or cached as something that it is not.
    # Caveat: who says neither where it goes nor that it takes HTML is judged by the ending.
    # https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Mode
    # 0: no navigation. 1: perhaps, by its ending. 2: a navigation.
    map $http_accept $slipway_takes_html {
        default           0;
        ""                1;
        "~^\*/\*"         1;
        "~*text/html"     2;
    }
    map "$http_sec_fetch_mode:$http_sec_fetch_dest" $slipway_navigates {
        default           0;
        "~^:"             $slipway_takes_html;
        "~^navigate:(?:embed|object)\z" 0;
        "~^navigate:"     2;
    }
    map "$slipway_navigates$uri" $slipway_page {
        default           "";
        "~*^1(?s:.*)\.(?:[=mediaTypes?filter(type -> type.name?matches("(?:image|font|audio|video|model)/.*|text/(?:css|csv|html|javascript|markdown|plain|vtt|yaml)|application/(?:json|manifest\\+json|pdf|wasm|xml|zip|gzip|vnd\\..*)"))?map(type -> type.extensions?join("|"))?join("|")]|br)\z" "";
        "~/\.well-known(?:/|\z)" "";
<#list site.pages() as page>
        "~^[12][=page.pattern]" "[=page.directory]index.html";
</#list>
    }
    # Where index.html is a prerendered home page, the app's empty page has another name and comes first: 200.html by
    # SvelteKit, Nuxt and others, index.csr.html by Angular.
    map $slipway_page $slipway_page_empty {
        default           "";
        "~^(?<slipway_page_directory>/.*)index\.html\z" "${slipway_page_directory}200.html";
    }
    map $slipway_page $slipway_page_client {
        default           "";
        "~^(?<slipway_page_directory>/.*)index\.html\z" "${slipway_page_directory}index.csr.html";
    }
    map $slipway_navigates $slipway_page_for_sure {
        default           "";
        2                 $slipway_page;
    }
    map $slipway_navigates $slipway_page_empty_for_sure {
        default           "";
        2                 $slipway_page_empty;
    }
    map $slipway_navigates $slipway_page_client_for_sure {
        default           "";
        2                 $slipway_page_client;
    }

