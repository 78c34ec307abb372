namespace Connectors.Flows.Returns;

/// <summary>Nothing to set: what is validated when a host with returns starts.</summary>
internal sealed class ReturnsStartupOptions;
