namespace Connectors.SparkLayer;

/// <summary>Codes of the vendor that are documented, as <see cref="Domain.Ports.PortException.ErrorCode"/> has them. The list is open.</summary>
public static class SparkLayerErrorCodes
{
    /// <summary>The body of a customer does not repeat the identifier of the address (400).</summary>
    public const string IdMismatch = "idMismatch";

    /// <summary>An id has not the form of one (400).</summary>
    public const string ResourceIdInvalid = "resource-id-invalid";

    /// <summary>The cart breaks rules that were not waived; nothing was placed (422). Which ones stands in the details.</summary>
    public const string CartValidationErrors = "cart-validation-errors";

    /// <summary>Among the details of a cart: more of an item than may be ordered.</summary>
    public const string MaximumOrderItemQuantity = "maximum-order-item-quantity";
}
