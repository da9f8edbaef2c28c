# The few commands that are typed often; `mvn verify` stays the test command.
.DEFAULT_GOAL := help
.PHONY: help fmt check test image-tools cluster cluster-stop report-demo figures history-figures suite-figures soak scale drills

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

fmt: ## format all sources (needs a JDK >= 21 as JAVA_HOME)
	mvn -q -B spotless:apply

check: ## format check and compilation with Error Prone and NullAway, no tests
	mvn -q -B -DskipTests -DskipITs verify

test: ## all that CI runs, but for the tests on a cluster
	mvn -B verify -Psuites,browser

image-tools: ## fetch what the tests over real images need (Debian, Ubuntu)
	k8s-jobs/testcluster/image-tools.sh target/image-tools

cluster: ## build and start the cluster of the tests in target/cluster (root; Debian, Ubuntu; Go)
	k8s-jobs/testcluster/cluster.sh start target/cluster --nodes 2 --real-node

cluster-stop: ## stop it
	k8s-jobs/testcluster/cluster.sh stop target/cluster

report-demo: ## measure two collectors on this machine for ten minutes and make docs/sample anew (its picture needs Chromium)
	rm -rf target/demo
	./archbench run examples/collectors.yaml --runs target/demo
	./archbench report target/demo/collectors-* --format html --out docs/sample
	chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1500 \
	  --screenshot=docs/sample/report.png "file://$(CURDIR)/docs/sample/report.html" 2>/dev/null

figures: ## print the figures that no test asserts: recorder cost, share of time inside iterations
	dist/src/test/scripts/figures.sh

history-figures: ## print what a history costs in SQLite and PostgreSQL: NIGHTS (1825) of 600 cells
	dist/src/test/scripts/history-figures.sh

drills: ## what goes wrong in a cluster, longer than in CI: KILLS of the runner (20), seconds AWAY of the API server (60)
	mvn -B verify -Pcluster -Dit.test='Cluster*DrillIT,ClusterOutageIT' -Darchbench.drills.kills=$(or $(KILLS),20) -Darchbench.drills.away=$(or $(AWAY),60)

soak: ## trials on a cluster under a fault every few seconds: TRIALS (500), SEED; wants what the profile cluster wants
	mvn -B verify -Pcluster -Dit.test=ClusterSoakIT -Darchbench.soak=$(or $(TRIALS),500) -Darchbench.soak.seed=$(or $(SEED),20261130)

scale: ## trials on nodes that pretend, with memory and rate of the runner: TRIALS (2000), NODES of each architecture (100)
	mvn -B verify -Pcluster -Dit.test=ClusterScaleIT -Darchbench.scale=$(or $(TRIALS),2000) -Darchbench.scale.nodes=$(or $(NODES),100)

suite-figures: ## print each suite's start, warm-up and spread of allocation (half an hour a suite)
	dist/src/test/scripts/suites.sh
