using System.Reflection;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/SafetyAssessment.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
