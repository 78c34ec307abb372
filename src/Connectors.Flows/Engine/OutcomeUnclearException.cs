using Connectors.Domain.Ports;

namespace Connectors.Flows.Engine;

/// <summary>
/// A look-up could not tell whether something had happened: repeating might double it, so nothing is done and a person must see it. It is looked
/// up again until the answer is clear.
/// </summary>
/// <param name="message">What was seen; free of secrets and personal data.</param>
public sealed class OutcomeUnclearException(string message) : PortException(message);
