using Connectors.Domain.Values;

namespace Connectors.Domain.Payments;

/// <summary>The credit an account has left, against one order.</summary>
/// <param name="Available">Credit limit less what is owed and less every released order the ERP has not booked yet.</param>
/// <param name="OrderTotal">What the order would take.</param>
public readonly record struct CreditHeadroom(Money Available, Money OrderTotal)
{
    /// <summary>Whether the credit covers the order. Amounts of two currencies cover nothing.</summary>
    public bool IsEnough => Available.Currency == OrderTotal.Currency && Available.Amount >= OrderTotal.Amount;
}
