namespace Connectors.Domain.Carriers;

/// <summary>A name under which people know a carrier. It helps to suggest and to warn; it never stands for a marketplace's code.</summary>
/// <param name="Text">The name; case, spaces and punctuation do not matter. A text that goes on after it, as in <c>DPD Next Day</c>, is known by it too.</param>
/// <param name="Carrier">Whose name it is.</param>
public sealed record CarrierAlias(string Text, CarrierId Carrier);
