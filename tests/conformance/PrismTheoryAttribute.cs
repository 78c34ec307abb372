namespace Connectors.Conformance.Tests;

/// <summary>Tests that need the vendor's contract and the mock server; skipped with the reason where either is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrismTheoryAttribute : TheoryAttribute
{
    public PrismTheoryAttribute(string contract)
    {
        Contract = contract;
        Skip = PrismServer.Absent(contract);
    }

    public string Contract { get; }
}
