namespace Connectors.Flows.Settlement;

/// <summary>Holds nothing: the platform checks options when the host starts, so that what <see cref="SettlementStartupCheck"/> finds is told together with every other mistake.</summary>
internal sealed class SettlementStartupOptions;
