namespace Connectors.Mirakl.Models;

/// <summary>To whom a message goes.</summary>
/// <param name="Type">Operator, shop or customer.</param>
/// <param name="Id">Id of the participant, from the conversation; null for the operator.</param>
public sealed record MessageRecipient(ParticipantType Type, string? Id = null);
