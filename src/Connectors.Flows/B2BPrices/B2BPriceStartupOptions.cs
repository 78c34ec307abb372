namespace Connectors.Flows.B2BPrices;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="B2BPriceStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class B2BPriceStartupOptions;
