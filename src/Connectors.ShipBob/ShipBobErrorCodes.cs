namespace Connectors.ShipBob;

/// <summary>Our codes for refusals that the vendor says in words only, as <see cref="Domain.Ports.PortException.ErrorCode"/> has them.</summary>
public static class ShipBobErrorCodes
{
    /// <summary>An order with this reference exists; the exception is a <see cref="Http.ConnectorConflictException"/>.</summary>
    public const string DuplicateReference = "duplicate-reference";
}
