using System.Text.Json.Nodes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify;

/// <summary>Subscriptions to news. News comes late, twice, out of order, or never: it only wakes, and what is new is read as always. <see cref="ShopifyWebhookVerifier"/> tells whose it is.</summary>
public class ShopifyWebhooks : ShopifyOperationGroup
{
    internal ShopifyWebhooks(ShopifyTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected ShopifyWebhooks()
        : base(null)
    {
    }

    /// <summary>The app's subscriptions (<c>webhooks</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public virtual AsyncPageable<WebhookSubscription> GetWebhooksAsync(CancellationToken cancellationToken = default) => Transport.List(
        ShopifyOperations.ListWebhooks, static () => [], ShopifyJsonContext.Default.Webhooks, ShopifyJsonContext.Default.WebhookSubscription, static webhook => webhook.Id, null, cancellationToken);

    /// <summary>
    /// Subscribes (<c>webhook-create</c>). <see cref="RetrySafety.Create"/>: look topic and address up in <see cref="GetWebhooksAsync"/>. The right to read what the topic tells of.
    /// </summary>
    /// <param name="webhook">What, and where to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The address is not HTTPS.</exception>
    public virtual Task<WebhookSubscription> CreateWebhookAsync(NewWebhook webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        if (!webhook.Uri.IsAbsoluteUri || webhook.Uri.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("News is sent to an HTTPS address.", nameof(webhook));
        return Transport.ChangeAsync(
            ShopifyOperations.CreateWebhook, new JsonObject { ["topic"] = webhook.Topic, ["webhook"] = Inputs.Of(webhook) }, ShopifyJsonContext.Default.WebhookMade, cancellationToken);
    }

    /// <summary>Ends a subscription (<c>webhook-delete</c>). <see cref="RetrySafety.Act"/>: look it up in <see cref="GetWebhooksAsync"/>.</summary>
    /// <param name="id">Global id of the subscription.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task DeleteWebhookAsync(string id, CancellationToken cancellationToken = default) => Transport.ChangeAsync(
        ShopifyOperations.DeleteWebhook, new JsonObject { ["id"] = GlobalId.Of(id, "WebhookSubscription") }, ShopifyJsonContext.Default.Deleted, cancellationToken);
}
