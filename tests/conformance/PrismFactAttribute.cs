namespace Connectors.Conformance.Tests;

/// <summary>A test that needs the vendor's contract and the mock server; skipped with the reason where either is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrismFactAttribute : FactAttribute
{
    public PrismFactAttribute(string contract)
    {
        Contract = contract;
        Skip = PrismServer.Absent(contract);
    }

    public string Contract { get; }
}
