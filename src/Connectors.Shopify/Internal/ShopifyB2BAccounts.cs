using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Json;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>
/// What a store's customers may owe behind the neutral port: the metafield <c>sparklayer.payment_on_account</c>, which SparkLayer reads and writes too. It is written with the digest that was read, and only what
/// is to change of it. Thread-safe.
/// </summary>
internal sealed class ShopifyB2BAccounts(ConnectionName connection, ShopifyClient client, ShopifyB2BOptions options) : IB2BAccounts
{
    private const string Kind = "Customer";
    private const string Namespace = "sparklayer";
    private const string Account = "payment_on_account";
    private const string GroupKey = "group";
    private const string Limit = "credit_limit";
    private const string Balance = "balance";

    /// <inheritdoc/>
    public ConnectionName Connection => connection;

    /// <inheritdoc/>
    public B2BAccountCapabilities Capabilities { get; } = new() { ComparesBeforeWriting = true, TellsGroup = options.ReadsGroups };

    /// <inheritdoc/>
    public async Task<LookupResult<B2BAccount>> FindAccountAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var owner = OwnerOf(customerId);
        try
        {
            var metafield = await client.Metafields.GetMetafieldAsync(owner, Namespace, Account, cancellationToken).ConfigureAwait(false);
            var account = Read(customerId, metafield);
            return new LookupResult<B2BAccount>.Found(
                options.ReadsGroups ? account with { Group = (await client.Metafields.GetMetafieldAsync(owner, Namespace, GroupKey, cancellationToken).ConfigureAwait(false))?.Value } : account);
        }
        catch (ConnectorNotFoundException)
        {
            return new LookupResult<B2BAccount>.Absent();
        }
    }

    /// <inheritdoc/>
    public async Task SetAccountAsync(B2BAccount seen, B2BAccountChange change, SendPermit permit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(permit);
        if (change.IsActive is not null)
            throw ConnectorException.For(ShopifyOperations.SetMetafields, FailureKind.NotAvailable, "a store's logins are not switched off and on here");
        if (change.IsEmpty)
            return;
        var owner = OwnerOf(seen.CustomerId);
        var present = await client.Metafields.GetMetafieldAsync(owner, Namespace, Account, cancellationToken).ConfigureAwait(false);
        if (present?.CompareDigest != seen.Version)
            throw ConnectorException.For(ShopifyOperations.SetMetafields, FailureKind.Conflict, "the account is not what was read any more");

        // Written over with the digest, so that what SparkLayer writes until then is seen.
        await client.Under(permit).Metafields.SetMetafieldsAsync(
            [
                new NewMetafield
                {
                    OwnerId = owner, Namespace = Namespace, Key = Account, Type = present?.Type is { Length: > 0 } type ? type : "json", Value = Change(present, change), CompareDigest = new Optional<string>(seen.Version),
                },
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Orders name customers by global id, SparkLayer by its numeric part.</summary>
    private static string OwnerOf(string customerId)
    {
        try
        {
            return GlobalId.Of(customerId.Length > 0 && customerId.All(char.IsAsciiDigit) ? $"gid://shopify/{Kind}/{customerId}" : customerId, Kind);
        }
        catch (ArgumentException e)
        {
            throw ConnectorException.For(ShopifyOperations.GetMetafield, FailureKind.Rejected, "the customer's id is none of this store's", e);
        }
    }

    private static B2BAccount Read(string customerId, Metafield? metafield)
    {
        var value = Parse(metafield);
        return new B2BAccount
        {
            CustomerId = customerId,
            CreditLimit = Number(value, Limit),
            Balance = Number(value, Balance),
            NetTerms = Number(value, "net_terms") is { } days && decimal.Truncate(days) == days && days is >= 0m and <= 10_000m ? (int)days : null,
            ChangedAt = metafield?.UpdatedAt.ToUniversalTime(),
            Version = metafield?.CompareDigest,
        };
    }

    private static string Change(Metafield? present, B2BAccountChange change)
    {
        var value = Parse(present);
        if (change.CreditLimit is { } limit)
            value[Limit] = limit;
        if (change.Balance is { } balance)
            value[Balance] = balance;
        return value.ToJsonString();
    }

    /// <summary>What stands there, digit by digit. What is no object would be lost.</summary>
    private static JsonObject Parse(Metafield? metafield)
    {
        if (metafield is null || string.IsNullOrWhiteSpace(metafield.Value))
            return [];
        try
        {
            return JsonNode.Parse(metafield.Value) as JsonObject ?? throw Unreadable(null);
        }
        catch (JsonException e)
        {
            throw Unreadable(e);
        }
    }

    private static ConnectorException Unreadable(Exception? cause) =>
        ConnectorException.For(ShopifyOperations.GetMetafield, FailureKind.Unreadable, $"the metafield {Namespace}.{Account} is no object, so nothing was written", cause);

    private static decimal? Number(JsonObject value, string name) => value.TryGetPropertyValue(name, out var node) && node is JsonValue some
        ? some.TryGetValue<decimal>(out var number) || (some.TryGetValue<string>(out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number)) ? number : null
        : null;
}
