using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Shopify;

/// <summary>
/// Tells whether a delivery came from the service: <c>X-Shopify-Hmac-Sha256</c> is the base64 of the HMAC-SHA256 of the <b>raw</b> body under the app's client secret. Compared in constant time. Thread-safe.
/// </summary>
/// <remarks>
/// The signature covers the body and nothing else. So the time in a header proves nothing by itself, and what keeps a replay out is that a delivery is remembered by its signature for the window. Whoever replays
/// after that must change a header, and learns and changes nothing: news only wakes whoever reads what is new.
/// </remarks>
public sealed class ShopifyWebhookVerifier
{
    /// <summary>Header of the signature.</summary>
    public const string SignatureHeader = "X-Shopify-Hmac-Sha256";

    /// <summary>Header of when it happened.</summary>
    public const string TriggeredAtHeader = "X-Shopify-Triggered-At";

    private const int MostRemembered = 50_000;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly Func<ShopifyWebhookOptions> _options;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Signature, DateTimeOffset At)> _order = new();

    /// <summary>Makes one.</summary>
    /// <param name="options">Secrets and window; what is set in them later is not seen.</param>
    /// <param name="time">Clock; the system's when null.</param>
    public ShopifyWebhookVerifier(ShopifyWebhookOptions options, TimeProvider? time = null)
        : this(() => options, time) => ArgumentNullException.ThrowIfNull(options);

    internal ShopifyWebhookVerifier(Func<ShopifyWebhookOptions> options, TimeProvider? time) => (_options, _time) = (options, time ?? TimeProvider.System);

    /// <summary>Checks a delivery.</summary>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <param name="signature">Value of <see cref="SignatureHeader"/>; null when it is missing.</param>
    /// <param name="triggeredAt">Value of <see cref="TriggeredAtHeader"/>; null when it is missing.</param>
    public WebhookVerdict Verify(ReadOnlySpan<byte> body, string? signature, string? triggeredAt)
    {
        var options = _options();
        Span<byte> sent = stackalloc byte[SHA256.HashSizeInBytes];
        if (signature is null || signature.Length != 44 || !Convert.TryFromBase64String(signature, sent, out var length) || length != sent.Length)
            return WebhookVerdict.NotSigned;

        // Every secret is tried, so that the time taken does not tell which one it was.
        var isOurs = false;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var secret in options.GetSecrets())
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), body, expected);
            isOurs |= secret.IsSet & CryptographicOperations.FixedTimeEquals(expected, sent);
        }

        if (!isOurs)
            return WebhookVerdict.WrongSignature;
        var now = _time.GetUtcNow();
        if (!DateTimeOffset.TryParse(triggeredAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || now - at > options.Window || at - now > ClockTolerance)
            return WebhookVerdict.OutOfTime;
        return Remember(Convert.ToBase64String(sent), now, options.Window) ? WebhookVerdict.Genuine : WebhookVerdict.Repeated;
    }

    private bool Remember(string signature, DateTimeOffset now, TimeSpan window)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (now - oldest.At > window || _order.Count >= MostRemembered))
                _seen.Remove(_order.Dequeue().Signature);
            if (!_seen.Add(signature))
                return false;
            _order.Enqueue((signature, now));
            return true;
        }
    }
}
