    # Neighbours: whose word is believed.
    #
    # Why: anybody may write any header. Names of requests and hosts are taken from the proxies that edge.trusted names.
    # Whether the browser came by https, only the router in front knows; where no proxy is named, neighbours in private
    # networks are believed about that, and about nothing else.
    # https://nginx.org/en/docs/http/ngx_http_geo_module.html
    geo $realip_remote_addr $slipway_trusted_proxy {
        default           0;
<#list site.edge.proxies() as network>
        "[=network]"      1;
</#list>
    }
<#if !site.edge.tellsClients()>
    geo $realip_remote_addr $slipway_router {
        default           0;
<#list site.privateNetworks() as network>
        "[=network]"      1;
</#list>
    }
</#if>

