using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>Where a charge is booked.</summary>
public sealed class BusinessCentralCharge
{
    /// <summary>Starts empty, to be bound.</summary>
    public BusinessCentralCharge()
    {
    }

    /// <summary>Names the line.</summary>
    /// <param name="type">See <see cref="Type"/>.</param>
    /// <param name="number">See <see cref="Number"/>.</param>
    public BusinessCentralCharge(SalesLineType type, string number)
    {
        Type = type.Value;
        Number = number;
    }

    /// <summary>
    /// What the line is about: <c>Account</c> with direct posting, <c>Item</c> (service or non-inventory) or <c>Resource</c>. Empty is refused.
    /// </summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>Number of the account, item or resource, at most 20 characters.</summary>
    public string Number { get; set; } = string.Empty;

    internal SalesLineType GetLineType() => SalesLineType.From(Type ?? string.Empty);
}
