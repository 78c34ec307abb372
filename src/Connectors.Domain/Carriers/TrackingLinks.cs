namespace Connectors.Domain.Carriers;

/// <summary>Links under which a customer follows a parcel. Pure text work: nothing is ever fetched.</summary>
public static class TrackingLinks
{
    private static readonly (string Host, CarrierId Carrier)[] Hosts =
    [
        ("royalmail.com", CarrierId.RoyalMail),
        ("parcelforce.com", CarrierId.Parcelforce),
        ("dpd.co.uk", CarrierId.Dpd),
        ("dpd.com", CarrierId.Dpd),
        ("dpdlocal.co.uk", CarrierId.DpdLocal),
        ("evri.com", CarrierId.Evri),
        ("hermesworld.com", CarrierId.Evri),
        ("myhermes.co.uk", CarrierId.Evri),
        ("yodel.co.uk", CarrierId.Yodel),
        ("ups.com", CarrierId.Ups),
        ("fedex.com", CarrierId.Fedex),
        ("dhl.com", CarrierId.DhlExpress),
        ("dhlparcel.co.uk", CarrierId.DhlEcommerceUk),
        ("tnt.com", CarrierId.Tnt),
        ("apc-overnight.com", CarrierId.Apc),
        ("dxdelivery.com", CarrierId.Dx),
        ("arrowxl.co.uk", CarrierId.ArrowXl),
        ("palletforce.com", CarrierId.Palletforce),
    ];

    /// <summary>The carrier's own page for a number.</summary>
    /// <param name="carrier">The carrier.</param>
    /// <param name="number">The tracking number; spaces, hyphens and dots go, the rest is escaped.</param>
    /// <returns>An https link; for <see cref="CarrierId.DhlEcommerceUk"/> the page where the number is typed by hand; null for carriers whose form of link is not known.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public static string? For(CarrierId carrier, string number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        var n = Uri.EscapeDataString(TrackingNumbers.Normalise(number));
        return carrier.Value switch
        {
            "royal_mail" => $"https://www.royalmail.com/track-your-item#/tracking-results/{n}",
            "parcelforce" => $"https://www.parcelforce.com/track-trace/{n}",
            "dpd" => $"https://www.dpd.com/tracking/{n}",
            "evri" => $"https://www.evri.com/track/{n}",
            "yodel" => $"https://www.yodel.co.uk/tracking/{n}",
            "ups" => $"https://wwwapps.ups.com/WebTracking/track?track=yes&trackNums={n}",
            "fedex" => $"https://www.fedex.com/apps/fedextrack/?tracknumbers={n}",
            "dhl_express" => $"https://www.dhl.com/en/express/tracking.html?brand=DHL&AWB={n}",
            "dhl_ecommerce_uk" => "https://track.dhlparcel.co.uk/",
            _ => null,
        };
    }

    /// <summary>The carrier whose site a link leads to; null when the link may not be shown to customers (<see cref="IsPublic"/>) or the site is not known.</summary>
    /// <param name="link">The link as the warehouse wrote it; null or empty for none.</param>
    public static CarrierId? CarrierOf(string? link)
    {
        if (PublicHost(link) is not { } host)
            return null;
        foreach (var (known, carrier) in Hosts)
        {
            // A whole label or nothing: mydpd.com is not dpd.com.
            if (host.EndsWith(known, StringComparison.Ordinal) && (host.Length == known.Length || host[^(known.Length + 1)] == '.'))
                return carrier;
        }

        return null;
    }

    /// <summary>
    /// Whether a link may be shown to customers: https on its usual port, no user name in it, and a public name as host — no address, no single word,
    /// no name that only a private network knows. The name is not looked up.
    /// </summary>
    /// <param name="link">The link; null or empty is not public.</param>
    public static bool IsPublic(string? link) => PublicHost(link) is not null;

    private static string? PublicHost(string? link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            || uri.HostNameType != UriHostNameType.Dns
            || !uri.IsDefaultPort
            || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
        var top = host[(host.LastIndexOf('.') + 1)..];
        return top.Length == host.Length
            || top is "localhost" or "local" or "localdomain" or "internal" or "intranet" or "private" or "corp" or "home" or "lan" or "arpa"
                or "test" or "example" or "invalid" or "onion" or "alt"
            ? null
            : host;
    }
}
