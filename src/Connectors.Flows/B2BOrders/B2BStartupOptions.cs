namespace Connectors.Flows.B2BOrders;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="B2BStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class B2BStartupOptions;
