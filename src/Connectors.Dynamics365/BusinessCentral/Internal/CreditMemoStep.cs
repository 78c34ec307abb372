using Connectors.Domain.Reasons;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What has to be done to one line of a draft credit memo.</summary>
/// <param name="Line">The line as it was read; null for one that is missing.</param>
/// <param name="Why">What is otherwise, for people.</param>
internal sealed record CreditMemoStep(SalesCreditMemoLine? Line, Fact Why)
{
    /// <summary>What to change of the line; null when it is taken out, or added.</summary>
    public SalesCreditMemoLineChange? Change { get; init; }

    /// <summary>The line to add; null when there is one already.</summary>
    public NewSalesCreditMemoLine? New { get; init; }

    /// <summary>Whether nothing of the line was changed since it was read.</summary>
    public bool IsAsRead(SalesCreditMemoLine there) =>
        (there.Quantity, there.UnitPrice, there.DiscountAmount, there.LocationId) == (Line!.Quantity, Line.UnitPrice, Line.DiscountAmount, Line.LocationId);
}
