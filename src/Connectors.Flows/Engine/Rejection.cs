using Connectors.Domain.Ports;

namespace Connectors.Flows.Engine;

/// <summary>A system said no to an effect for good.</summary>
/// <param name="System">Which system.</param>
/// <param name="Operation">The vendor's code of the operation.</param>
/// <param name="Kind">What kind of no.</param>
/// <param name="ErrorCode">The vendor's error code; null when it gave none.</param>
/// <param name="Message">What failed; free of secrets and personal data.</param>
public sealed record Rejection(string System, string Operation, FailureKind Kind, string? ErrorCode, string Message);
