
    # Guard: who may use the site at all.
    #
    # Why: Front Door's networks are those of all its customers; only the identifier tells ours from theirs.
    # Caveat: the health check passes always, as probes carry neither. The comparison is exact: /HEALTHZ does not pass.
    # https://learn.microsoft.com/azure/frontdoor/origin-security
    geo $slipway_client_allowed {
        default           [=site.edge.allow?has_content?then("0", "1")];
<#list site.edge.allow as network>
        "[=network]"      1;
</#list>
    }
    map $http_x_azure_fdid $slipway_front_door {
        default           [=site.edge.frontDoors()?has_content?then("0", "1")];
<#list site.edge.frontDoors() as id>
        "[=id]"           1;
</#list>
    }
    map "$slipway_client_allowed$slipway_front_door$uri" $slipway_turned_away {
        default           1;
        "~^11"            0;
        "~^[01][01]/healthz\z" 0;
    }
