namespace Connectors.Simulators.Ledger.Events;

/// <summary>A draft credit note of an invoice of the order stands.</summary>
internal sealed record CreditNoteDrafted(DateTimeOffset At, Actor By, string SalesOrderId, string CreditNoteId) : SalesOrderEvent(At, By, SalesOrderId);

/// <summary>A draft credit note was deleted.</summary>
internal sealed record CreditNoteDropped(DateTimeOffset At, Actor By, string SalesOrderId, string CreditNoteId) : SalesOrderEvent(At, By, SalesOrderId);

/// <summary>A credit note was posted: goods came back into stock, and the customer is credited <paramref name="Total"/>, tax included.</summary>
internal sealed record CreditNotePosted(DateTimeOffset At, Actor By, string SalesOrderId, string CreditNoteId, IReadOnlyList<CreditedLine> Lines, decimal Total) : SalesOrderEvent(At, By, SalesOrderId);

/// <summary>What of an item came back, in base units.</summary>
internal sealed record CreditedLine(SalesLineRole Role, string Number, decimal Units, decimal Amount);
