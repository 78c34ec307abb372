using System.Globalization;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Faults;

/// <summary>What a request meets on the way, as far as the vendor's answer is another or does not come at all.</summary>
internal static class WayFaults
{
    /// <summary>Marks an answer that is not the vendor's own.</summary>
    public const string Header = "x-simulated-fault";

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    /// <summary>The answer in the place of the vendor's, which never saw the request; null when the fault lets the request through.</summary>
    public static Reply? Before(FaultKind kind, Vendor vendor, DateTimeOffset now, ref Dice dice) => kind switch
    {
        FaultKind.GatewayNotFound => Page(404, kind),
        FaultKind.GatewayRedirect => Page(302, kind).With("Location", "https://gateway.example/sign-in"),
        FaultKind.ProxySignIn => Page(407, kind).With("Proxy-Authenticate", "Basic realm=\"gateway\""),
        FaultKind.Misdirected => Page(421, kind),
        FaultKind.OriginUnreachable => Page(dice.Between(521, 523), kind),
        FaultKind.Unauthorized => vendor.Unauthorized().With(Header, kind.ToString()),
        FaultKind.ThrottledForSeconds => Throttled(vendor, kind, "30"),
        FaultKind.ThrottledUntilDate => Throttled(vendor, kind, Date(now.AddSeconds(30))),
        FaultKind.ThrottledUntilPastDate => Throttled(vendor, kind, Date(now.AddHours(-1))),
        FaultKind.ThrottledForAges => Throttled(vendor, kind, "99999999999999999999"),
        FaultKind.ThrottledForFractions => Throttled(vendor, kind, "25.5"),
        FaultKind.ThrottledWithoutWait => Throttled(vendor, kind, null),
        FaultKind.ThrottledInWords => vendor.TooManyInWords(ShortWait * dice.Between(2, 6))?.With(Header, kind.ToString()),
        _ => null,
    };

    /// <summary>
    /// What becomes of the vendor's answer; null when the fault finds nothing to spoil in it. An answer that says no does not become one without a body, which a write is believed by: that nobody could tell.
    /// </summary>
    public static Reply? After(FaultKind kind, Reply reply, ref Dice dice) => kind switch
    {
        FaultKind.PageAfterEffect => Page(200, kind),
        FaultKind.EmptyAfterEffect when reply.Status is >= 200 and < 300 => Reply.Empty(200).With(Header, kind.ToString()),
        FaultKind.OriginAnswerLost => Page(dice.Chance(0.5m) ? 520 : 524, kind),
        FaultKind.DoubledAnswer when !reply.Body.IsEmpty => reply.Carrying(new byte[][] { reply.Body.ToArray(), reply.Body.ToArray() }.SelectMany(static b => b).ToArray()).With(Header, kind.ToString()),
        FaultKind.UnreadableRecord when reply.Status == 200 && UnreadableRecord.Spoil(reply, ref dice) is { } spoilt => reply.Carrying(spoilt).With(Header, kind.ToString()),
        _ => null,
    };

    public static Reply Page(int status, FaultKind kind) => Reply.Html(status).With(Header, kind.ToString());

    /// <summary>The vendor's own 429, its wait written in another way.</summary>
    private static Reply Throttled(Vendor vendor, FaultKind kind, string? wait)
    {
        var reply = vendor.TooMany(ShortWait);
        var at = reply.Headers.FindIndex(static h => h.Name.EndsWith("retry-after", StringComparison.OrdinalIgnoreCase));
        if (at >= 0)
        {
            var name = reply.Headers[at].Name;
            reply.Headers.RemoveAt(at);
            if (wait is not null)
                reply.Headers.Add((name, wait));
        }

        return reply.With(Header, kind.ToString());
    }

    private static string Date(DateTimeOffset instant) => instant.ToString("R", CultureInfo.InvariantCulture);
}
