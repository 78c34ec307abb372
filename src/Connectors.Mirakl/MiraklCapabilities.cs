using Connectors.Domain.Ports;

namespace Connectors.Mirakl;

/// <summary>What a platform can do, told in the options where the key may not ask it. See <see cref="MarketplaceCapabilities"/>.</summary>
public sealed class MiraklCapabilities
{
    /// <inheritdoc cref="MarketplaceCapabilities.MultipleShipments"/>
    public bool MultipleShipments { get; set; }

    /// <inheritdoc cref="MarketplaceCapabilities.UnregisteredCarriers"/>
    public bool UnregisteredCarriers { get; set; }

    /// <inheritdoc cref="MarketplaceCapabilities.AcceptsAutomatically"/>
    public bool AcceptsAutomatically { get; set; }

    internal MarketplaceCapabilities ToDocument(bool? partialAcceptance, TimeSpan stillWorkingFor) => new()
    {
        MultipleShipments = MultipleShipments,
        UnregisteredCarriers = UnregisteredCarriers,
        AcceptsAutomatically = AcceptsAutomatically,
        PartialAcceptance = partialAcceptance,
        StillWorkingFor = stillWorkingFor,
    };
}
