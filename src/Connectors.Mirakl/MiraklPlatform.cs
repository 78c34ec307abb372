using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>The shop, the platform's settings and its lists. Immutable and thread-safe. Every method is <see cref="RepeatRule.Read"/> and throws <see cref="ConnectorException"/> when the call fails.</summary>
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
        Transport.SendAsync(Transport.Call(MiraklOperations.GetPlatformConfiguration), MiraklJsonContext.Default.PlatformConfiguration, cancellationToken);

    /// <summary>Lists the carriers the operator registered; never null. SH21 <c>GET /api/shipping/carriers</c>, published for once a day.</summary>
    public virtual async Task<IReadOnlyList<Carrier>> GetCarriersAsync(CancellationToken cancellationToken = default) =>
        (await Transport.SendAsync(Transport.Call(MiraklOperations.GetCarriers), MiraklJsonContext.Default.CarrierList, cancellationToken).ConfigureAwait(false)).Carriers;

    /// <summary>Lists the active shipping methods; never null. SH12 <c>GET /api/shipping/types</c>, published for once a day.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<ShippingType>> GetShippingTypesAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        (await Transport.SendAsync(
            Transport.Call(MiraklOperations.GetShippingTypes).Query("locale", locale), MiraklJsonContext.Default.ShippingTypeList, cancellationToken).ConfigureAwait(false)).ShippingTypes;

    /// <summary>Lists the reasons of every kind; never null. RE01 <c>GET /api/reasons</c>.</summary>
    /// <param name="locale">Language of labels, for example <c>en_GB</c>; null for the default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<Reason>> GetReasonsAsync(string? locale = null, CancellationToken cancellationToken = default) =>
        (await Transport.SendAsync(
            Transport.Call(MiraklOperations.GetReasons).Query("locale", locale), MiraklJsonContext.Default.ReasonList, cancellationToken).ConfigureAwait(false)).Reasons;
}
