using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Shopify;

/// <summary>How news of one store is known to be its own.</summary>
public sealed class ShopifyWebhookOptions
{
    private Secret _secret;
    private Secret _former;

    /// <summary>The app's client secret, which signs: it is only set, and shows <c>***</c>.</summary>
    public string? Secret { get => _secret.Masked; set => _secret = _secret.With(value); }

    /// <summary>The secret before it, or that of an older app of the same store, which is believed too; null for none. A secret: it is only set.</summary>
    public string? FormerSecret { get => _former.Masked; set => _former = _former.With(value); }

    /// <summary>
    /// How old news may be, by what it says of itself, and how long a delivery is remembered. Default 6 hours, because the service tries for 4 hours; a minute to 2 days.
    /// </summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(6);

    internal IEnumerable<Secret> GetSecrets() => _former.IsSet ? [_secret, _former] : [_secret];

    internal void Check(OptionsMistakes mistakes)
    {
        mistakes.Secret(nameof(Secret), _secret, isForHeader: false);
        if (_former.IsSet)
            mistakes.Secret(nameof(FormerSecret), _former, isForHeader: false);
        mistakes.Within(Window, TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));
    }
}
