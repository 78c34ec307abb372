using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// The shop, the platform's settings and its lists. Immutable and thread-safe. Every method throws <see cref="ConnectorException"/> when the call fails,
/// and all but <see cref="UpdateAccountAsync"/> are <see cref="RetrySafety.Read"/>. Lists are published for once a day: keep what they answer.
/// </summary>
public class MiraklPlatform : MiraklOperationGroup
{
    internal MiraklPlatform(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPlatform()
        : base(null)
    {
    }

    /// <summary>Asks whether the platform is up; returns when it is. V01 <c>GET /api/version</c>.</summary>
    public virtual Task CheckHealthAsync(CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.CheckHealth), cancellationToken);

    /// <summary>Reads the shop; also a good probe of the key. A01 <c>GET /api/account</c>, published for once a day.</summary>
    public virtual Task<Account> GetAccountAsync(CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.GetAccount), MiraklJsonContext.Default.Account, cancellationToken);

    /// <summary>Reads what the platform is set to. PC01 <c>GET /api/platform/configuration</c>; the key must be a shop administrator's.</summary>
    public virtual Task<PlatformConfiguration> GetConfigurationAsync(CancellationToken cancellationToken = default) =>
        Transport.GetConfigurationAsync(cancellationToken);

    /// <summary>Lists the carriers the operator registered; never null. SH21 <c>GET /api/shipping/carriers</c>, published for once a day.</summary>
    public virtual Task<ItemList<Carrier>> GetCarriersAsync(CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(Transport.Call(MiraklOperations.GetCarriers), MiraklJsonContext.Default.CarrierList, Lists.Carriers, static l => l.Carriers, cancellationToken);

    /// <summary>Lists the active shipping methods; never null. SH12 <c>GET /api/shipping/types</c>, published for once a day.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<ShippingType>> GetShippingTypesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetShippingTypes).Query("locale", locale), MiraklJsonContext.Default.ShippingTypeList, Lists.ShippingTypes, static l => l.ShippingTypes, cancellationToken);

    /// <summary>Lists the reasons of every kind; never null. RE01 <c>GET /api/reasons</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<Reason>> GetReasonsAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetReasons).Query("locale", locale), MiraklJsonContext.Default.ReasonList, Lists.Reasons, static l => l.Reasons, cancellationToken);

    /// <summary>Changes the shop. A02 <c>PUT /api/account</c>, published for once a day; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="update">What changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The shop as it is now, or the errors: all or nothing is changed, and the call succeeds even when it is nothing. Failures have no key.</returns>
    public virtual async Task<BatchResult<UpdatedAccount>> UpdateAccountAsync(AccountUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var result = await Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdateAccount).Json(update, MiraklJsonContext.Default.AccountUpdate), MiraklJsonContext.Default.AccountUpdateResult, cancellationToken).ConfigureAwait(false);
        return new BatchResult<UpdatedAccount>(
            result.Updated is { } updated ? [updated] : [], [.. result.Errors.Select(static e => new BatchFailure(string.Empty, e.Code, e.Field, e.Message))]);
    }

    /// <summary>Reads how the shop performs. A21 <c>GET /api/account/statistics</c>, published for once a day.</summary>
    /// <param name="periods">Periods; null or empty for the platform's default.</param>
    /// <param name="channelCode">A channel; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ShopStatistics> GetShopStatisticsAsync(
        IReadOnlyList<StatisticsPeriod>? periods = null, string? channelCode = null, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.GetShopStatistics).QueryJoined("periods", periods?.Select(static p => p.Value)).Query("channel_code", channelCode),
            MiraklJsonContext.Default.ShopStatistics,
            cancellationToken);

    /// <summary>Lists the custom fields; never null. AF01 <c>GET /api/additional_fields</c>.</summary>
    /// <param name="entities">What carries them; null or empty for all.</param>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<AdditionalFieldDefinition>> GetAdditionalFieldsAsync(
        IReadOnlyList<AdditionalFieldEntity>? entities = null, string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetAdditionalFields).QueryJoined("entities", entities?.Select(static e => e.Value)).Query("locale", locale),
            MiraklJsonContext.Default.AdditionalFieldList,
            Lists.AdditionalFields,
            static l => l.AdditionalFields,
            cancellationToken);

    /// <summary>Lists the types of documents; never null. DO01 <c>GET /api/documents</c>.</summary>
    /// <param name="entities">What they are attached to; null or empty for all.</param>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<DocumentType>> GetDocumentTypesAsync(
        IReadOnlyList<DocumentTypeEntity>? entities = null, string? locale = null, CancellationToken cancellationToken = default) =>
        Transport.SendForListAsync(
            Transport.Call(MiraklOperations.GetDocumentTypes).QueryJoined("entities", entities?.Select(static e => e.Value)).Query("locale", locale),
            MiraklJsonContext.Default.DocumentTypeList,
            Lists.DocumentTypes,
            static l => l.Documents,
            cancellationToken);

    /// <summary>Lists the channels that are switched on, by code; never null. CH11 <c>GET /api/channels</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PlatformItem>> GetChannelsAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetChannels).Query("locale", locale), "channels", static l => l.Channels, cancellationToken);

    /// <summary>Lists the currencies, as ISO 4217 codes; never null. CUR01 <c>GET /api/currencies</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PlatformItem>> GetCurrenciesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetCurrencies).Query("locale", locale), "currencies", static l => l.Currencies, cancellationToken);

    /// <summary>Lists the languages that <c>locale</c> parameters may name; never null. L01 <c>GET /api/locales</c>.</summary>
    public virtual Task<ItemList<PlatformItem>> GetLocalesAsync(CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetLocales), "locales", static l => l.Locales, cancellationToken);

    /// <summary>Lists the conditions an offer may have (<c>state_code</c>), active or not; never null. OF61 <c>GET /api/offers/states</c>.</summary>
    /// <param name="active">Only active ones, or only inactive ones; null for both.</param>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PlatformItem>> GetOfferConditionsAsync(bool? active = null, string? locale = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(
            Transport.Call(MiraklOperations.GetOfferConditions).Query("active", active).Query("locale", locale), "offer_states", static l => l.OfferStates, cancellationToken);

    /// <summary>Lists the roles that users of a shop may have; never null. RO02 <c>GET /api/users/shops/roles</c>.</summary>
    public virtual Task<ItemList<PlatformItem>> GetRolesAsync(CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetRoles), "roles", static l => l.Roles, cancellationToken);

    /// <summary>Lists the active shipping zones; never null. SH11 <c>GET /api/shipping/zones</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PlatformItem>> GetShippingZonesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetShippingZones).Query("locale", locale), "shipping_zones", static l => l.ShippingZones, cancellationToken);

    /// <summary>Lists the logistic classes, by size; never null. SH31 <c>GET /api/shipping/logistic_classes</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ItemList<PlatformItem>> GetLogisticClassesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        ItemsAsync(Transport.Call(MiraklOperations.GetLogisticClasses).Query("locale", locale), "logistic_classes", static l => l.LogisticClasses, cancellationToken);

    /// <summary>Reads how the shop ships. SH42 <c>GET /api/shipping/configuration/shop</c>, published for every hour.</summary>
    public virtual Task<ShippingConfiguration> GetShippingConfigurationAsync(CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(MiraklOperations.GetShippingConfiguration), MiraklJsonContext.Default.ShippingConfiguration, cancellationToken);

    /// <summary>Reads what the shop charges for shipping. SH52 <c>GET /api/shipping/charges/shop</c>, published for every hour.</summary>
    /// <param name="overriddenByShop">Only what the shop set, or only what it did not; null for both.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<ShippingCharges> GetShippingChargesAsync(bool? overriddenByShop = null, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(
            Transport.Call(MiraklOperations.GetShippingCharges).Query("overridden_by_shop", overriddenByShop), MiraklJsonContext.Default.ShippingCharges, cancellationToken);

    private Task<ItemList<PlatformItem>> ItemsAsync(
        ConnectorRequest request, string member, Func<PlatformItemLists, IReadOnlyList<PlatformItem>> read, CancellationToken cancellationToken) =>
        Transport.SendForListAsync(request, MiraklJsonContext.Default.PlatformItemLists, Lists.Items(member), read, cancellationToken);
}
