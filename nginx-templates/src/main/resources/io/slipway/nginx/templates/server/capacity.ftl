        # Capacity: see the zones above.
        limit_conn slipway_requests [=capacity.requests];
<#if site.edge.tellsClients()>
        limit_conn slipway_of_client [=capacity.ofOneClient()];
</#if>

