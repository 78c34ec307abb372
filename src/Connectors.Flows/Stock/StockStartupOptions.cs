namespace Connectors.Flows.Stock;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="StockStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class StockStartupOptions;
