namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="OrderStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class OrderStartupOptions;
