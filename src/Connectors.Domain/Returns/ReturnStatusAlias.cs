namespace Connectors.Domain.Returns;

/// <summary>One word of a vendor.</summary>
/// <param name="System">The vendor, for example <c>mirakl</c>. Compared exactly.</param>
/// <param name="Text">Its word. Compared exactly.</param>
/// <param name="Meaning">What it means.</param>
public sealed record ReturnStatusAlias(string System, string Text, ReturnMeaning Meaning);
