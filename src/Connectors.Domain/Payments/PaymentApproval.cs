namespace Connectors.Domain.Payments;

/// <summary>Who agreed to a table of payment rules.</summary>
/// <param name="By">The role or team, for example <c>finance, operations</c>; never a person's name, because decisions reach reports.</param>
/// <param name="On">The day.</param>
public sealed record PaymentApproval(string By, DateOnly On);
