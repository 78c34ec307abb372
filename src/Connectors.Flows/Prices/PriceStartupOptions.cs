namespace Connectors.Flows.Prices;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="PriceStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class PriceStartupOptions;
