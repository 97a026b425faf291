    # Languages: which build of a localised app a browser is sent to.
    #
    # Why: what the user chose (cookie) wins over what the browser asks for (Accept-Language). Of the languages that a
    # browser asks for, the first that the app has; browsers list them in order of preference.
    # Caveat: weights (;q=) that contradict the order are not read.
    # https://angular.dev/guide/i18n/deploy
<#list site.allApps() as app>
<#if app.languages.present>
<#assign languages = app.languages.get()>
    map $http_accept_language $slipway_asked_[=app?index] {
        default           "[=languages.defaultName]";
<#list languages.longestFirst() as language>
        "~*^(?>\s*+(?!(?:[=languages.longestFirst()?join("|")])(?![a-z0-9]))[^,]*+,)*+\s*+[=language](?![a-z0-9])" "[=language]";
</#list>
    }
    map $cookie_[=languages.cookie] $slipway_language_[=app?index] {
        default           $slipway_asked_[=app?index];
<#list languages.names as language>
        "[=language]"     "[=language]";
</#list>
    }
    # The rest of the address as the browser sent it: nothing decoded, so nothing can be smuggled into a header.
    map $request_uri $slipway_rest_[=app?index] {
        default           "";
        "~^[=app.basePath?replace(".", "\\.")](?<slipway_rest>.*)\z" $slipway_rest;
    }
</#if>
</#list>
    map $status $slipway_vary {
        default           "";
        "302"             "Accept-Language, Cookie";
    }

