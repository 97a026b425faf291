    # Site: the directory that is served.
    #
    # Why: the root is a symbolic link that is swapped when a site is published. It is followed once, when nginx starts or is
    # reloaded, together with the lists that belong to that site; so nobody gets a page of one site and a script of another,
    # whatever nginx remembers of files. The publisher keeps the site before until it publishes again.
    # Caveat: reload nginx after a publication; until then it serves the site before. A root that was not published by Slipway
    # names no directory and is served as it is.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html#root
    map "site" $slipway_directory {
        default           "[=site.rootName()]";
        include           "[=site.root]/.slipway/directory*.map";
    }

