namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>A sales return order to be made of a posted invoice, for the companion extension.</summary>
public sealed record NewReturnOrder
{
    /// <summary>Number of the posted invoice, at most 20 characters: all of its lines are taken over, with exact reversal of their costs.</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>The mark of the return, at most 35 characters: no return order and no posted credit memo may have it yet.</summary>
    public required string ExternalDocumentNumber { get; init; }
}
