using Connectors.Domain.Values;

namespace Connectors.Flows.Notifications;

/// <summary>An ERP whose news is subscribed to.</summary>
/// <param name="Connection">The ERP.</param>
internal sealed record NotifiedErp(ConnectionName Connection);
