namespace Connectors.Simulators.BusinessCentral;

/// <summary>A refusal in Business Central's words.</summary>
internal sealed record ErpError(int Status, string Code, string Message)
{
    public static ErpError Validation(string code, string message) => new(400, code, message);

    public static ErpError UnknownProperty(string name, string type) => Validation("BadRequest",
        $"The property '{name}' does not exist on type 'Microsoft.NAV.{type}'. Make sure to only use property names that are defined by the type.");

    public static ErpError ReadOnly(string name) => Validation("BadRequest_InvalidOperation", $"Control '{name}' is read-only.");

    public static ErpError NotRelated(string field, string table, string value, string related) => Validation("Internal_InvalidTableRelation",
        $"The field {field} of table {table} contains a value ({value}) that cannot be found in the related table ({related}).");

    public static ErpError TooLong(string value, int limit) => Validation("Application_StringExceededLength",
        $"The length of the string is {value.Length}, but it must be less than or equal to {limit} characters.");

    /// <summary>A refusal by the ERP's own rules.</summary>
    public static ErpError Rule(string message) => Validation("Application_DialogException", message);

    /// <summary>The order is released, or was posted in part.</summary>
    public static ErpError NotOpen(ErpDocument order) => Rule(
        $"Status must be equal to 'Open' in Sales Header: Document Type=Order, No.={order.Number}. Current value is 'Released'.");

    public static ErpError Type(string name) => Validation("BadRequest", $"Cannot convert the value of '{name}' to the expected type.");
}
